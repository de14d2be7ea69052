import { AuditEntry } from './audit-entry.entity';
import { Outbox } from './outbox.entity';
import type { Ids } from './ports';
import type { Scope } from './scope';
import { appendRows } from './table';

/** One state change, as the audit trail keeps it. */
export interface Change {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly partnerId?: string | null;
  readonly customerId?: string | null;
  readonly reason?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What changed, for whoever watches; never how: readers re-read under their own authority. */
export interface Announcement {
  readonly topic: string;
  readonly subjectId: string;
  readonly partnerId?: string | null;
  readonly customerId?: string | null;
}

/**
 * One use case in one transaction: its effects, the audit rows that explain them and the announcements that follow from
 * them are committed together or not at all.
 */
export class Unit {
  constructor(
    readonly scope: Scope,
    /** The instant of the whole unit. */
    readonly now: string,
    private readonly ids: Ids,
    private readonly changes: Change[] = [],
    private readonly announcements = new Map<string, Announcement>(),
  ) {}

  get vendorId(): string {
    const { vendorId } = this.scope.authority;
    if (vendorId === null) throw new Error('this unit of work has no vendor');
    return vendorId;
  }

  /** A fresh identifier. */
  id(): string {
    return this.ids.next();
  }

  /** Keeps who, when, why, before and after of one state change. */
  record(change: Change): void {
    this.changes.push(change);
  }

  /** Announces a subject once, however often it changed in this unit. */
  announce(announcement: Announcement): void {
    this.announcements.set(`${announcement.topic}:${announcement.subjectId}`, announcement);
  }

  /** Runs a step of the vendor's own machinery, with the unit it is given: see `Scope`. */
  asMachinery<Result>(step: (unit: Unit) => Promise<Result>): Promise<Result> {
    const { scope } = this;
    return scope.asMachinery((scope) => step(this.within(scope)));
  }

  /** Runs a step, with the unit it is given, that leaves nothing behind where it fails: no rows, no record, no announcement. */
  async undoable<Result>(step: (unit: Unit) => Promise<Result>): Promise<Result> {
    const { scope } = this;
    const [recorded, announced] = [this.changes.length, [...this.announcements]];
    try {
      return await scope.undoable((scope) => step(this.within(scope)));
    } catch (error) {
      this.changes.length = recorded;
      this.announcements.clear();
      for (const [key, announcement] of announced) this.announcements.set(key, announcement);
      throw error;
    }
  }

  private within(scope: Scope): Unit {
    return new Unit(scope, this.now, this.ids, this.changes, this.announcements);
  }

  /** Writes the audit and outbox rows; called once, before the commit. */
  async flush(): Promise<void> {
    const { scope, now, vendorId } = this;
    await appendRows(
      scope,
      AuditEntry,
      this.changes.map((change) => ({
        vendorId,
        id: this.id(),
        at: now,
        personId: scope.authority.personId,
        role: scope.authority.role,
        action: change.action,
        subjectKind: change.subjectKind,
        subjectId: change.subjectId,
        partnerId: change.partnerId ?? null,
        customerId: change.customerId ?? null,
        reason: change.reason ?? null,
        before: change.before ?? null,
        after: change.after ?? null,
      })),
    );
    await appendRows(
      scope,
      Outbox,
      [...this.announcements.values()].map(({ topic, subjectId, partnerId, customerId }) => ({
        vendorId,
        id: this.id(),
        topic,
        subjectId,
        partnerId: partnerId ?? null,
        customerId: customerId ?? null,
        at: now,
        seq: null,
      })),
    );
  }
}
