import { fieldProblem, FormRejected } from '../../domain/errors.js';
import type { CleanImage } from './clean-image.js';
import { cleanJpeg, isJpeg } from './jpeg-logo.js';
import { cleanPng, isPng } from './png-logo.js';

const largestFile = 1024 * 1024;
const mostPixels = 2000;

/** A logo as it may be shown: what the file says it is counts, not its name (I66). Anything else is refused with a reason. */
export function readLogo(file: Buffer): CleanImage {
  if (file.length > largestFile) throw problem('settings.brand.error.large');
  if (!isPng(file) && !isJpeg(file)) throw problem('settings.brand.error.kind');
  const image = isPng(file) ? cleanPng(file, mostPixels) : cleanJpeg(file, mostPixels);
  if (!image) throw problem('settings.brand.error.image', { maximum: mostPixels });
  return image;
}

function problem(key: string, params = {}): FormRejected {
  return new FormRejected([fieldProblem('logo', key, params)]);
}
