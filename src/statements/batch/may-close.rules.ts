import { may } from '../../access/actions.rules';
import type { Hat } from '../../access/hat.rules';
import { refuse } from '../../kernel/refusal';

/** Who settles many periods at once may close them only where it may close one. */
export function mayClose(hat: Hat, isClosing: boolean): void {
  if (isClosing && !may(hat, 'period:close')) refuse('FORBIDDEN', null, `the role ${hat.role} closes no period`);
}
