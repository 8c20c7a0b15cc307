package almanac.monitoring.api;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.MonitoredModelId;
import almanac.shared.Timestamps;
import almanac.storage.custommetric.CustomMetricValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values to be logged, at most ten thousand at a time. The constraints of a value are for the description of the API:
 * {@link #toValues} checks them itself, because bean validation takes longer for a thousand values than all else that
 * this server does with them.
 */
record NewMetricValuesEnvelopeV1(
        @NotNull @Size(min = 1, max = MOST) List<@NotNull NewMetricValueV1> newMetricValues) {

    private static final int MOST = 10_000;
    private static final int MOST_TAGS = 20;
    static final int NAME = 100;
    private static final int TAG = 250;
    private static final int SECONDS_OF_MINUTE = 60;

    /** A metric is a piece of the path by which its values are read. */
    static final String NAME_PATTERN = "^[^\\p{Cc}/]+$";

    static final String NAME_MESSAGE = "must have no control characters and no slash";

    record NewMetricValueV1(
            @NotNull @Size(min = 1, max = NAME) @Pattern(regexp = NAME_PATTERN, message = NAME_MESSAGE)
            String metric,

            @NotNull MonitoredModelId modelMonitoringId,
            @NotNull String referenceTimestamp,
            @NotNull Double value,
            @Nullable @Size(max = MOST_TAGS) List<@NotNull MetricTagV1> tags) {

        private CustomMetricValue toValue(int n, Instant latest) {
            requireLength(n, "metric", metric, 1, NAME);
            if (!metric.chars().allMatch(NewMetricValueV1::isOfName)) {
                throw refusal(n, "metric", NAME_MESSAGE);
            }
            require(n, "modelMonitoringId", modelMonitoringId);
            require(n, "value", value);
            if (!Double.isFinite(value)) {
                throw refusal(n, "value", "must be a number that a double can hold");
            }
            OffsetDateTime at = at(n, latest);
            int zone = at.getOffset().getTotalSeconds() / SECONDS_OF_MINUTE;
            return new CustomMetricValue(modelMonitoringId, metric, tags(n), at.toInstant(), zone, value);
        }

        private static boolean isOfName(int character) {
            return character != '/' && Character.getType(character) != Character.CONTROL;
        }

        private OffsetDateTime at(int n, Instant latest) {
            require(n, "referenceTimestamp", referenceTimestamp);
            OffsetDateTime at = Timestamps.withZone("newMetricValues[" + n + "].referenceTimestamp", referenceTimestamp)
                    .truncatedTo(ChronoUnit.MICROS);
            if (at.toInstant().isBefore(Instant.EPOCH) || at.toInstant().isAfter(latest)) {
                throw refusal(
                        n, "referenceTimestamp", "must be between 1970 and " + latest.truncatedTo(ChronoUnit.SECONDS));
            }
            return at;
        }

        private SortedMap<String, String> tags(int n) {
            if (tags == null || tags.isEmpty()) {
                return Collections.emptySortedMap();
            }
            if (tags.size() > MOST_TAGS) {
                throw refusal(n, "tags", "must not be more than " + MOST_TAGS);
            }
            SortedMap<String, String> byKey = new TreeMap<>();
            for (MetricTagV1 tag : tags) {
                require(n, "tags", tag);
                requireLength(n, "tags.key", tag.key(), 1, NAME);
                requireLength(n, "tags.value", tag.value(), 0, TAG);
                if (byKey.put(tag.key(), tag.value()) != null) {
                    throw refusal(n, "tags", "'%s' is there twice".formatted(tag.key()));
                }
            }
            return byKey;
        }
    }

    record MetricTagV1(
            @NotNull @Size(min = 1, max = NAME) String key,
            @NotNull @Size(max = TAG) String value) {}

    /** @param latest the furthest time that a value may be for */
    List<CustomMetricValue> toValues(Instant latest) {
        return IntStream.range(0, newMetricValues.size())
                .mapToObj(n -> newMetricValues.get(n).toValue(n, latest))
                .toList();
    }

    private static String place(int n, String member) {
        return "newMetricValues[%d].%s".formatted(n, member);
    }

    private static DomainException refusal(int n, String member, String fault) {
        return ErrorCode.INVALID_VALUE.with(place(n, member), fault);
    }

    private static void require(int n, String member, @Nullable Object value) {
        if (value == null) {
            throw refusal(n, member, "must not be null");
        }
    }

    private static void requireLength(int n, String member, @Nullable String text, int shortest, int longest) {
        if (text == null || text.length() < shortest || text.length() > longest) {
            throw refusal(n, member, "must have %d to %d characters".formatted(shortest, longest));
        }
    }
}
