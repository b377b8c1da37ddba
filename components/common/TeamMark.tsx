/** Of a team's goal or focus that was changed by the person and is not the team's yet. */
export const DRAFT_WORDS = 'Changed here, not published';

/** Says that something is the team's, and not the person's own. */
export function TeamMark() {
  return <span className="tag line">team</span>;
}
