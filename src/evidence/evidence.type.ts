import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../access/request';
import { publicId } from '../kernel/id';
import { NodeType } from '../platform/graphql/node.type';
import { AllowReached } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { type EvidenceRow, evidenceContent } from './evidence.repository';

@AllowReached()
@ObjectType('EvidenceItem', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'What was shown to prove a claim, named by the hash of its content; never changed afterwards.',
})
export class EvidenceItemType extends NodeType {
  readonly nodeType!: 'EvidenceItem';
  readonly uuid!: string;

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
  nodeType: 'EvidenceItem',
  uuid: id,
  id: publicId('evidenceItem', id),
  mediaType,
  sha256,
  size,
  suppliedAt,
  content: async (_: unknown, { request }: Context) => (await request.load(evidenceContent, id))?.content,
});
