import { parseScope, SCOPE_HELP, scopeName } from '../../lib/core/scope.ts';
import { AddressForm } from './AddressForm.tsx';

type Props = {
  scopes: readonly string[];
  /** Resolves to false when it was not saved: the field keeps its words. */
  onAdd: (scope: string) => Promise<boolean>;
};

/** The field that opts a repository, an owner or a Jira project in. */
export function AddScope({ scopes, onAdd }: Props) {
  async function add(typed: string): Promise<boolean> {
    const scope = parseScope(typed);
    if (!scope) throw new Error(SCOPE_HELP);
    if (scopes.some((known) => known.toLowerCase() === scope.toLowerCase()))
      throw new Error(`${scopeName(scope)} is already on.`);
    return onAdd(scope);
  }
  return (
    <AddressForm
      label="Repository, owner or Jira address"
      placeholder="owner/repository, owner/*, or a Jira address"
      button="Add"
      onSubmit={add}
    />
  );
}
