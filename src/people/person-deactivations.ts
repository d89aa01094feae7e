import { Injectable } from '@nestjs/common';

/** A room that must do something when a person leaves, moves to another address or does not want to be asked any more. */
export interface PersonDeactivation {
  /** Inside the write that deactivates: sessions and links end, open reviews are withdrawn. */
  personDeactivated?(personId: string): Promise<void>;
  /** Inside the write that stores an objection: open requests to this customer end. */
  personObjected?(personId: string): Promise<void>;
  /** Inside the write that stores another address: links mailed to the old one end. */
  addressChanged?(personId: string, oldAddress: string): Promise<void>;
}

/** Rooms above register themselves when they start. */
@Injectable()
export class PersonDeactivations {
  private readonly rooms: PersonDeactivation[] = [];

  register(room: PersonDeactivation): void {
    this.rooms.push(room);
  }

  async deactivated(personId: string): Promise<void> {
    for (const room of this.rooms) await room.personDeactivated?.(personId);
  }

  async objected(personId: string): Promise<void> {
    for (const room of this.rooms) await room.personObjected?.(personId);
  }

  async movedFrom(personId: string, oldAddress: string): Promise<void> {
    for (const room of this.rooms) await room.addressChanged?.(personId, oldAddress);
  }
}
