import { keepCompiled } from '../workspace/compile-cache';

keepCompiled();
void import('./start');
