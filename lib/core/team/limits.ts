/** Most bytes of a shared document, in UTF-8; more is not even parsed. */
export const DOCUMENT_LIMIT = 65_536;
