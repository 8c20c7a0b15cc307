package almanac.storage.logs;

/**
 * How far a job's log has been read.
 *
 * @param size how much of it has been kept, in bytes
 * @param isFull nothing more is kept of it
 */
record Tail(long prepare, long output, long errors, long lastNano, long size, boolean isFull, boolean isOver) {

    static final Tail START = new Tail(0, 0, 0, 0, 0, false, false);

    long offset(LogStream stream) {
        return switch (stream) {
            case PREPARE_OUTPUT -> prepare;
            case STD_OUT -> output;
            case STD_ERR -> errors;
        };
    }

    Tail at(LogStream stream, long offset) {
        return switch (stream) {
            case PREPARE_OUTPUT -> new Tail(offset, output, errors, lastNano, size, isFull, isOver);
            case STD_OUT -> new Tail(prepare, offset, errors, lastNano, size, isFull, isOver);
            case STD_ERR -> new Tail(prepare, output, offset, lastNano, size, isFull, isOver);
        };
    }

    Tail with(long lastNano, long size) {
        return new Tail(prepare, output, errors, lastNano, size, isFull, isOver);
    }

    Tail full() {
        return new Tail(prepare, output, errors, lastNano, size, true, isOver);
    }

    Tail over() {
        return new Tail(prepare, output, errors, lastNano, size, isFull, true);
    }
}
