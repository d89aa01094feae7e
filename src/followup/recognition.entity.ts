import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
  YesNoColumn,
} from '../database/columns.js';
import type { LocalText } from '../domain/locale.js';

/** One colleague's thanks to another for a behaviour of the framework; never counted per person. */
@Entity('recognition')
@Index('recognition_to', ['toId'])
@Index('recognition_from', ['fromId'])
@Index('recognition_given', ['givenOn'])
export class RecognitionEntity {
  @IdColumn() id: string;
  @RefColumn() fromId: string;
  @RefColumn() toId: string;
  @RefColumn() behaviourId: string;
  /** The behaviour as it read then. */
  @JsonColumn() statement: LocalText;
  @TextColumn() text: string;
  @YesNoColumn() isPublic: boolean;
  /** Taken off the wall by the person thanked. */
  @YesNoColumn() isHidden: boolean;
  @DayColumn() givenOn: string;
  @InstantColumn() createdAt: Date;
}
