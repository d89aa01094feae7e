import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class BrandForm {
  @MaxLength(40, { message: 'settings.brand.error.colour' })
  @IsString({ message: 'settings.brand.error.colour' })
  accent = '';

  @MaxLength(40, { message: 'settings.brand.error.colour' })
  @IsString({ message: 'settings.brand.error.colour' })
  accentDark = '';

  @IsOptional()
  @IsIn(['yes'], { message: 'form.invalid' })
  withoutLogo?: string;
}
