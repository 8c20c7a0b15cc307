package almanac.storage.logs;

/**
 * How far a job's log has been read.
 *
 * @param size bytes of it that have been kept
 * @param isFull nothing more is kept of it
 * @param open the lines that are shown though more of them may come
 */
record Tail(
        long prepare, long output, long errors, long lastNano, long size, boolean isFull, boolean isOver, Open open) {

    /** Times of the lines of the two streams that are to be replaced; 0 when none is. */
    record Open(long output, long errors) {

        static final Open NONE = new Open(0, 0);

        long of(LogStream stream) {
            return switch (stream) {
                case PREPARE_OUTPUT -> 0;
                case STD_OUT -> output;
                case STD_ERR -> errors;
            };
        }

        Open with(LogStream stream, long nano) {
            return switch (stream) {
                case PREPARE_OUTPUT -> this;
                case STD_OUT -> new Open(nano, errors);
                case STD_ERR -> new Open(output, nano);
            };
        }
    }

    long offset(LogStream stream) {
        return switch (stream) {
            case PREPARE_OUTPUT -> prepare;
            case STD_OUT -> output;
            case STD_ERR -> errors;
        };
    }

    Tail at(LogStream stream, long offset) {
        return switch (stream) {
            case PREPARE_OUTPUT -> new Tail(offset, output, errors, lastNano, size, isFull, isOver, open);
            case STD_OUT -> new Tail(prepare, offset, errors, lastNano, size, isFull, isOver, open);
            case STD_ERR -> new Tail(prepare, output, offset, lastNano, size, isFull, isOver, open);
        };
    }

    Tail with(long lastNano, long size) {
        return new Tail(prepare, output, errors, lastNano, size, isFull, isOver, open);
    }

    Tail with(Open open) {
        return new Tail(prepare, output, errors, lastNano, size, isFull, isOver, open);
    }

    Tail full() {
        return new Tail(prepare, output, errors, lastNano, size, true, isOver, open);
    }

    Tail over() {
        return new Tail(prepare, output, errors, lastNano, size, isFull, true, open);
    }
}
