package almanac.modelapi.query;

import almanac.storage.logs.LogLine;
import almanac.storage.logs.LogStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the log of an instance.
 *
 * @param status of the version
 * @param sinceTimeNano of the last line, to ask for those after it; null without lines
 */
public record InstanceLogV1(
        List<ModelApiVersionLogLineV1> logs,
        String status,
        @Nullable Long sinceTimeNano) {

    /** A line; the time is in nanoseconds since 1970, and in milliseconds. */
    public record ModelApiVersionLogLineV1(String log, String streamType, long timeNano, long timestamp) {

        private static final long NANOS_OF_MILLI = 1_000_000;

        static ModelApiVersionLogLineV1 of(LogLine line) {
            return new ModelApiVersionLogLineV1(
                    line.text(), stream(line.stream()), line.nano(), line.nano() / NANOS_OF_MILLI);
        }

        static ModelApiVersionLogLineV1 ofProblem(String problem, Instant at) {
            return of(LogStream.STD_ERR, problem, at);
        }

        /** Returns a line in which the server tells of an instance. */
        static ModelApiVersionLogLineV1 ofServer(String sentence, Instant at) {
            return of(LogStream.PREPARE_OUTPUT, sentence, at);
        }

        private static ModelApiVersionLogLineV1 of(LogStream stream, String sentence, Instant at) {
            long millis = at.toEpochMilli();
            return new ModelApiVersionLogLineV1(sentence, stream(stream), millis * NANOS_OF_MILLI, millis);
        }

        private static String stream(LogStream stream) {
            return switch (stream) {
                case PREPARE_OUTPUT -> "prepareoutput";
                case STD_OUT -> "stdout";
                case STD_ERR -> "stderr";
            };
        }
    }
}
