// Written by .ci/generate.mjs from templates/messages/en.yaml.
import { recipe as recipe0 } from '../recipes/token.js';
import { recipe as recipe1 } from '../recipes/bound-token.js';
import { recipe as recipe2 } from '../recipes/secret-token.js';
import { recipe as recipe3 } from '../recipes/self.js';
import { recipe as recipe4 } from '../recipes/proxy.js';
import { recipe as recipe5 } from '../recipes/whoami.js';
import { recipe as recipe6 } from '../recipes/can-i.js';

/** Every recipe, in the order in which they are listed. */
export const recipeList = [recipe0, recipe1, recipe2, recipe3, recipe4, recipe5, recipe6] as const;
