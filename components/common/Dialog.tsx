import { type ReactNode, useEffect, useId, useRef } from 'react';

type Props = {
  title: string;
  children: ReactNode;
  /** The buttons, the primary one last. */
  foot: ReactNode;
  /** Esc was pressed. */
  onClose: () => void;
};

/** A question that must be answered first. The browser keeps the focus inside and gives it back. */
export function Dialog({ title, children, foot, onClose }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-body">
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
      <div className="dialog-foot">{foot}</div>
    </dialog>
  );
}
