import { Alarm } from './alarm';
import type { WakeUp } from './wake-up';

type Subject = Pick<WakeUp, 'vendorId' | 'topic' | 'subjectId'>;

/**
 * Wakes whoever follows a subject in this process. It carries no events and holds no queue: a follower that does not
 * listen costs one number, however much happens meanwhile.
 */
export class Bus {
  private readonly alarms = new Map<string, Set<Alarm>>();
  private readonly watchers = new Set<(subject: Subject | null) => void>();

  /** How many followers there are. */
  get size(): number {
    let size = 0;
    for (const alarms of this.alarms.values()) size += alarms.size;
    return size;
  }

  /** An alarm that rings for one subject from this moment on; set it before reading, and stop it in the end. */
  alarm(subject: Subject): Alarm {
    const key = keyOf(subject);
    const alarms = this.alarms.get(key) ?? new Set();
    const alarm: Alarm = new Alarm(() => {
      alarms.delete(alarm);
      if (alarms.size === 0 && this.alarms.get(key) === alarms) this.alarms.delete(key);
    });
    this.alarms.set(key, alarms.add(alarm));
    return alarm;
  }

  /** Tells of every wake-up, with null where something may have been missed; for what concerns the process, not a stream. */
  watch(watcher: (subject: Subject | null) => void): void {
    this.watchers.add(watcher);
  }

  wake(wakeUp: WakeUp): void {
    for (const watcher of this.watchers) watcher(wakeUp);
    for (const alarm of this.alarms.get(keyOf(wakeUp)) ?? []) alarm.ring(wakeUp.seq);
  }

  /** After a gap in what was heard: every follower looks for itself. */
  wakeAll(): void {
    for (const watcher of this.watchers) watcher(null);
    for (const alarms of this.alarms.values()) for (const alarm of alarms) alarm.rouse();
  }
}

const keyOf = ({ vendorId, topic, subjectId }: Subject): string => `${vendorId} ${subjectId} ${topic}`;
