package almanac.job.query;

import almanac.storage.logs.LogStream;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;

/** The parts of a job's log. */
public enum LogTypeV1 {
    @JsonProperty("stdOut")
    STD_OUT,
    @JsonProperty("stdErr")
    STD_ERR,
    @JsonProperty("prepareOutput")
    PREPARE_OUTPUT,
    @JsonProperty("complete")
    COMPLETE;

    Set<LogStream> streams() {
        return switch (this) {
            case STD_OUT -> EnumSet.of(LogStream.STD_OUT);
            case STD_ERR -> EnumSet.of(LogStream.STD_ERR);
            case PREPARE_OUTPUT -> EnumSet.of(LogStream.PREPARE_OUTPUT);
            case COMPLETE -> EnumSet.allOf(LogStream.class);
        };
    }

    static LogTypeV1 of(LogStream stream) {
        return switch (stream) {
            case STD_OUT -> STD_OUT;
            case STD_ERR -> STD_ERR;
            case PREPARE_OUTPUT -> PREPARE_OUTPUT;
        };
    }
}
