import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The legal organisation behind partners of several vendors; global, and never readable through one vendor for another. */
@Entity('party')
export class Party {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly name!: string;

  @Column('text', { unique: true })
  readonly registration!: string;
}
