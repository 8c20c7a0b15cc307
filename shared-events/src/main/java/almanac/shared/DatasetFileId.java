package almanac.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of the event stream of one file of a dataset. It is made of dataset and path: both tell it without a lookup,
 * and of two commands that make the same file at the same time one comes second. No client ever sees it.
 */
public record DatasetFileId(@JsonValue String value) {

    @JsonCreator
    public DatasetFileId {
        if (!Sha256.isOne(value)) {
            throw ErrorCode.MALFORMED_ID.with(value);
        }
    }

    public static DatasetFileId of(DatasetId dataset, FilePath path) {
        return new DatasetFileId(
                Sha256.of((dataset + "/" + path).getBytes(UTF_8)).value());
    }

    @Override
    public String toString() {
        return value;
    }
}
