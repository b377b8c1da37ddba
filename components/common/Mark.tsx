/** Plumbline's own sign: a bob with a brass tip on its line. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path d="M7.25 0h1.5v5.5h-1.5z" fill="currentColor" />
      <path
        d="M6 5.2h4c.34 0 .65.18.82.46l1.38 2.26c.2.32.19.72-.01 1.03L8.5 15.1a.6.6 0 0 1-1 0L3.81 8.95a1 1 0 0 1-.01-1.03l1.38-2.26A.96.96 0 0 1 6 5.2z"
        fill="currentColor"
      />
      <path className="tip" d="M6.06 12.7h3.88L8.5 15.1a.6.6 0 0 1-1 0z" />
    </svg>
  );
}
