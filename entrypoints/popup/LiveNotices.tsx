import { Notices } from '../../components/common/Notices.tsx';
import { noticeActions, useNotices } from '../../lib/surface/notices.ts';

/** What is the matter with what is stored here, above the popup. */
export default function LiveNotices() {
  return (
    <div className="popup">
      <Notices notices={useNotices()} actions={noticeActions} />
    </div>
  );
}
