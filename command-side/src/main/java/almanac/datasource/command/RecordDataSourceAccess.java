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
 * Takes down that the sender has looked at a data source, unless that is known of this minute already.
 *
 * @param at when he did
 */
@Requires(Permission.USE_DATA_SOURCE)
public record RecordDataSourceAccess(
        @TargetAggregateIdentifier DataSourceId dataSource, UserId user, Instant at) implements Scoped.DataSource {

    /** The name of the stream, which the store begins once: so a minute has one record, whoever else is at it. */
    String stream() {
        long minute = at.truncatedTo(ChronoUnit.MINUTES).getEpochSecond()
                / ChronoUnit.MINUTES.getDuration().toSeconds();
        return "data-source-access:%s:%s:%d".formatted(dataSource, user, minute);
    }
}
