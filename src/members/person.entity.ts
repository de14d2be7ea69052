import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A human being, once for all vendors; personal data lives here and nowhere else, so that it can be erased. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text', { nullable: true })
  readonly email!: string | null;

  @Column('text')
  readonly displayName!: string;
}
