import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Context } from '../access/request';
import { publicId } from '../kernel/id';
import { AllowReached } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { type EvidenceRow, evidenceContent } from './evidence.repository';

@AllowReached()
@ObjectType('EvidenceItem', {
  simpleResolvers: true,
  description:
    'What was shown to prove a claim, named by the hash of its content; never changed, and reached only through what it proves.',
})
export class EvidenceItemType {
  @Field(() => ID, { description: 'Id of the item.' })
  readonly id!: string;

  @Field(() => String, { description: 'What it is, such as `text/plain`.' })
  readonly mediaType!: string;

  @Field(() => String, { description: 'SHA-256 of its bytes, in hexadecimal.' })
  readonly sha256!: string;

  @Field(() => Int, { description: 'Size in bytes.' })
  readonly size!: number;

  @Field(() => DateTimeScalar, { description: 'When it was supplied.' })
  readonly suppliedAt!: string;

  @Field(() => String, { description: 'The content in base64; read only where it is selected.' })
  readonly content!: unknown;
}

export const toEvidenceItem = ({ id, mediaType, sha256, size, suppliedAt }: EvidenceRow): EvidenceItemType => ({
  id: publicId('evidenceItem', id),
  mediaType,
  sha256,
  size,
  suppliedAt,
  content: async (_: unknown, { request }: Context) => (await request.load(evidenceContent, id))?.content,
});
