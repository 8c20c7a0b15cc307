package almanac.job.api;

import almanac.job.query.JobFilter;
import almanac.job.query.JobOrder;
import almanac.job.query.LogTypeV1;
import almanac.shared.ErrorCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads the words by which clients ask for lists of jobs, in any letter case. */
final class JobWords {

    private JobWords() {}

    static JobFilter.Status status(String parameter, String word) {
        return constant(JobFilter.Status.values(), parameter, word);
    }

    static JobOrder.Field field(String parameter, String word) {
        return constant(JobOrder.Field.values(), parameter, word);
    }

    static LogTypeV1 logType(String parameter, String word) {
        return constant(LogTypeV1.values(), parameter, word);
    }

    /** Finds a constant by its name without the underscores: {@code startedTime}. */
    private static <E extends Enum<E>> E constant(E[] constants, String parameter, String word) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().replace("_", "").equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(
                        parameter,
                        Arrays.stream(constants)
                                .map(JobWords::inWords)
                                .collect(Collectors.joining(", ", "must be one of ", ""))));
    }

    private static String inWords(Enum<?> constant) {
        String words = Arrays.stream(constant.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
