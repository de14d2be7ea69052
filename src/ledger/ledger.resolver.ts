import { Args, Ctx, Resolver } from 'type-graphql';
import { QueryFor } from '../access/graphql';
import type { Context } from '../access/request';
import type { ListQuery } from '../platform/list-spec';
import type { AccountRow, TransferRow } from './ledger.repository';
import {
  ACCOUNT_SHAPE,
  LedgerAccountConnection,
  LedgerAccountListArgs,
  type LedgerAccountType,
  LedgerTransferConnection,
  LedgerTransferListArgs,
  type LedgerTransferType,
  TRANSFER_SHAPE,
  toLedgerAccount,
  toLedgerTransfer,
} from './ledger.type';

@Resolver()
export class LedgerResolver {
  @QueryFor('ledger:read', () => LedgerAccountConnection, { description: 'The ledger accounts you may see.' })
  ledgerAccounts(@Ctx() { request }: Context, @Args(() => LedgerAccountListArgs) args: ListQuery) {
    return request.connection<AccountRow, LedgerAccountType>(ACCOUNT_SHAPE, args, toLedgerAccount);
  }

  @QueryFor('ledger:read', () => LedgerTransferConnection, {
    description: 'The transfers you may see: every movement of money that was ever booked.',
  })
  ledgerTransfers(@Ctx() { request }: Context, @Args(() => LedgerTransferListArgs) args: ListQuery) {
    return request.connection<TransferRow, LedgerTransferType>(TRANSFER_SHAPE, args, toLedgerTransfer);
  }
}
