package almanac.datasource.command;

import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records that the caller has viewed a data source, unless that is recorded for this minute already.
 *
 * @param at the time of the access
 */
@Requires(Permission.USE_DATA_SOURCE)
public record RecordDataSourceAccess(
        @TargetAggregateIdentifier DataSourceId dataSource, UserId user, Instant at) implements Scoped.DataSource {

    /** Returns the stream's name. The store creates a stream once, so a minute has one record under concurrency. */
    String stream() {
        long minute = at.truncatedTo(ChronoUnit.MINUTES).getEpochSecond()
                / ChronoUnit.MINUTES.getDuration().toSeconds();
        return "data-source-access:%s:%s:%d".formatted(dataSource, user, minute);
    }
}
