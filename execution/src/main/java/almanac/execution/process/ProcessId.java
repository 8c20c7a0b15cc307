package almanac.execution.process;

/**
 * Identity of a process that is never mistaken for another: numbers are used again, but not within one start of the
 * machine for a process that began in the same moment.
 *
 * @param boot id of the machine's start
 * @param since start of the process, in clock ticks of the machine
 */
record ProcessId(String boot, long number, long since) {

    private static final int FIELDS_BEFORE_STATE = 2;
    private static final int SINCE = 22;

    /** Reads the id of the machine's start and the process's line in {@code /proc}, with a blank between. */
    static ProcessId parse(String text) {
        int blank = text.indexOf(' ');
        String[] fields = fields(text.substring(blank + 1));
        return new ProcessId(
                text.substring(0, blank),
                Long.parseLong(text.substring(blank + 1, text.indexOf(' ', blank + 1))),
                Long.parseLong(fields[SINCE - FIELDS_BEFORE_STATE - 1]));
    }

    /** Returns the fields from the state on: the name before it may hold anything. */
    static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
    }
}
