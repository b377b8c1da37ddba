/** Text made safe for element content and for double-quoted attributes. */
export function text(value: string): string {
  return value.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
