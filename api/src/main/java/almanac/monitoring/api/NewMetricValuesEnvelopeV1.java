package almanac.monitoring.api;

import almanac.shared.ErrorCode;
import almanac.shared.MonitoredModelId;
import almanac.shared.Timestamps;
import almanac.storage.custommetric.CustomMetricValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values to be logged, at most ten thousand at a time. */
record NewMetricValuesEnvelopeV1(
        @NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid NewMetricValueV1> newMetricValues) {

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
            @Nullable @Size(max = MOST_TAGS) List<@NotNull @Valid MetricTagV1> tags) {

        private CustomMetricValue toValue(String at, Instant latest) {
            OffsetDateTime time = Timestamps.withZone(at + ".referenceTimestamp", referenceTimestamp)
                    .truncatedTo(ChronoUnit.MICROS);
            if (time.toInstant().isBefore(Instant.EPOCH) || time.toInstant().isAfter(latest)) {
                throw ErrorCode.INVALID_VALUE.with(
                        at + ".referenceTimestamp",
                        "must be between 1970 and " + latest.truncatedTo(ChronoUnit.SECONDS));
            }
            if (!Double.isFinite(value)) {
                throw ErrorCode.INVALID_VALUE.with(at + ".value", "must be a number that a double can hold");
            }
            int zone = time.getOffset().getTotalSeconds() / SECONDS_OF_MINUTE;
            return new CustomMetricValue(modelMonitoringId, metric, tags(at), time.toInstant(), zone, value);
        }

        private SortedMap<String, String> tags(String at) {
            SortedMap<String, String> byKey = new TreeMap<>();
            for (MetricTagV1 tag : tags == null ? List.<MetricTagV1>of() : tags) {
                if (byKey.put(tag.key(), tag.value()) != null) {
                    throw ErrorCode.INVALID_VALUE.with(at + ".tags", "'%s' is there twice".formatted(tag.key()));
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
                .mapToObj(n -> newMetricValues.get(n).toValue("newMetricValues[%d]".formatted(n), latest))
                .toList();
    }
}
