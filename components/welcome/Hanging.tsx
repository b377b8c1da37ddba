/** The bob on its line, from the top of what it stands in. Drawn at most once per surface. */
export function Hanging({ line, size, tip = false }: { line: number; size: number; tip?: boolean }) {
  return (
    <span className="hanging">
      <span className="hanging-line" style={{ blockSize: line }} />
      <svg
        viewBox="0 0 16 16"
        width={size}
        height={size}
        aria-hidden="true"
        strokeLinejoin="round"
        strokeWidth={1.2}
      >
        <path d="M5.2.8h5.6l2.5 4.1L8 13.6 2.7 4.9z" fill="currentColor" stroke="currentColor" />
        {tip && <path className="tip" d="M5.6 9.2h4.8L8 13.6z" strokeWidth={1} />}
      </svg>
    </span>
  );
}
