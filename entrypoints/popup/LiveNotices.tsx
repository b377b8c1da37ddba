import { Notices } from '../../components/common/Notices.tsx';
import { noticeActions, useNotices } from '../../lib/surface/notices.ts';

/** What is the matter with what is stored here, above the popup; nothing when all is well. */
export default function LiveNotices() {
  const notices = useNotices();
  if (notices.length === 0) return null;
  return (
    <div className="popup">
      <Notices notices={notices} actions={noticeActions} />
    </div>
  );
}
