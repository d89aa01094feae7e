import { IsIn } from 'class-validator';
import type { Direction } from './outline-order.js';

export class MoveForm {
  @IsIn(['up', 'down'], { message: 'framework.error.text' }) direction: Direction;
}
