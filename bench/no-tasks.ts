import type { TaskRunner } from '../interpreter/tasks/task-runner';

/** For machines without Tasks. */
export const noTasks: TaskRunner = {
  name: 'none',
  canRun: () => false,
  start: () => Promise.reject(new Error('there is no task')),
};
