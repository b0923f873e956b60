/** Words that stand in names and questions alike and say little of which name is meant. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of for in on at to by from with and or not is are was were be been do does did has have had it its ' +
    'this that these those which what who whom whose when where why how many much all any each every some no our ' +
    'we you they i me my your their he she will would can could should may about as into over under up out than ' +
    'then there here now please show list tell give me if so'
  ).split(' '),
);
