package almanac.execution.serving;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the instances of model APIs.
 *
 * @param jobsAtOnce how many jobs run at once on this server; without jobs there are no instances
 * @param atOnce how many instances run at once on this server
 * @param mostWaiting how many calls may wait for one instance
 * @param longestCall how long a call may take
 * @param longestPrediction how long an asynchronous prediction may take
 * @param longestStart how long a version may take to answer for the first time
 * @param mostRestarts how often an instance is replaced within an hour
 * @param answer the most bytes of an answer
 * @param healthCheck how often an instance is asked whether it is well
 */
@Component
public record ServingSettings(
        @Value("${almanac.jobs.at-once:2}") int jobsAtOnce,
        @Value("${almanac.models.at-once:4}") int atOnce,
        @Value("${almanac.models.most-waiting:32}") int mostWaiting,
        @Value("${almanac.models.longest-call:60s}") Duration longestCall,
        @Value("${almanac.predictions.longest:1h}") Duration longestPrediction,
        @Value("${almanac.models.longest-start:15m}") Duration longestStart,
        @Value("${almanac.models.most-restarts:5}") int mostRestarts,
        @Value("${almanac.models.largest-answer:10MB}") DataSize answer,
        @Value("${almanac.models.health-check:10s}") Duration healthCheck) {

    /** Tells whether instances run on this server. */
    boolean isServing() {
        return jobsAtOnce > 0 && atOnce > 0;
    }

    public int largestAnswer() {
        return Math.toIntExact(answer.toBytes());
    }
}
