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
        {tip && <path className="tip" d="M5 8.6h6L8 13.6z" />}
        <path
          d={tip ? 'M5.2.8h5.6l2.5 4.1-2.9 4.7H5.6L2.7 4.9z' : 'M5.2.8h5.6l2.5 4.1L8 13.6 2.7 4.9z'}
          fill="currentColor"
          stroke="currentColor"
        />
      </svg>
    </span>
  );
}
