package almanac.storage.custommetric;

import almanac.shared.MonitoredModelId;
import java.time.Instant;
import java.util.List;

/** Keeps values of metrics. Works in the caller's transaction. */
public interface CustomMetricStore {

    /**
     * Keeps the values, all by one statement. A value takes the place of one of the same model, metric, tags and time,
     * and the last such among the values counts; so values that are kept twice are kept once.
     */
    void keep(List<CustomMetricValue> values);

    /**
     * Tells whether no alert of the kind was told of since then, and remembers that one is now.
     *
     * @param target the range that the value is out of, as text
     */
    boolean isToBeTold(MonitoredModelId model, String metric, String target, Instant since, Instant now);
}
