import { AddressForm } from './AddressForm.tsx';

/** @param onJoin rejects with an Error whose message is for the person; the field keeps its words then */
export function JoinSpace({ onJoin }: { onJoin: (typed: string) => Promise<void> }) {
  return (
    <AddressForm
      label="Address of a team space"
      placeholder="acme/shop, a plumbline.json on GitHub, or a Jira project"
      button="Join"
      onSubmit={(typed) => onJoin(typed).then(() => true)}
    />
  );
}
