package almanac.storage.logs;

/** Source of a line of a job's log. */
public enum LogStream {
    PREPARE_OUTPUT(1),
    STD_OUT(2),
    STD_ERR(4);

    private final int bit;

    LogStream(int bit) {
        this.bit = bit;
    }

    /** Returns the bit by which the stream is kept. */
    int bit() {
        return bit;
    }

    static LogStream of(int bit) {
        return switch (bit) {
            case 1 -> PREPARE_OUTPUT;
            case 2 -> STD_OUT;
            case 4 -> STD_ERR;
            default -> throw new IllegalArgumentException("no stream is kept as " + bit);
        };
    }
}
