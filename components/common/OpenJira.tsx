/** The way to where a person signs in. */
export function OpenJira({ at }: { at: string }) {
  return (
    <a className="btn ghost s" href={at} target="_blank" rel="noreferrer">
      Open Jira
    </a>
  );
}
