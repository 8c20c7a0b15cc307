package almanac.access;

import almanac.datasource.event.Audience;
import almanac.shared.AccountId;
import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import org.springframework.stereotype.Component;

/** The {@link AccountTable} of data sources. */
@Component
public class AccessDataSources implements DataSourceDirectory {

    private final AccessLines lines;

    AccessDataSources(AccessLines lines) {
        this.lines = lines;
    }

    /**
     * Adds a data source and takes its name.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another data source has that name
     */
    public void add(DataSourceId dataSource, UserId owner, String name, Audience audience) {
        lines.add(
                "insert into access_data_source (data_source_id, owner_id, name, everyone) values (?, ?, ?, ?)",
                dataSource.value(),
                owner.value(),
                name,
                audience.isEveryone());
        grant(dataSource, audience);
    }

    public void share(DataSourceId dataSource, Audience audience) {
        lines.change(
                "update access_data_source set everyone = ? where data_source_id = ?",
                audience.isEveryone(),
                dataSource.value());
        lines.change("delete from access_data_source_grant where data_source_id = ?", dataSource.value());
        grant(dataSource, audience);
    }

    private void grant(DataSourceId dataSource, Audience audience) {
        lines.change(
                "insert into access_data_source_grant (data_source_id, account_id) select ?, unnest(cast(? as text[]))",
                dataSource.value(),
                audience.accounts().stream().map(AccountId::value).distinct().toArray(String[]::new));
    }

    public void changeOwner(DataSourceId dataSource, UserId owner) {
        lines.change(
                "update access_data_source set owner_id = ? where data_source_id = ?",
                owner.value(),
                dataSource.value());
    }

    /** Removes the data source from the tables, which frees its name. */
    public void remove(DataSourceId dataSource) {
        lines.change("delete from access_data_source_grant where data_source_id = ?", dataSource.value());
        lines.change("delete from access_data_source where data_source_id = ?", dataSource.value());
    }

    @Override
    public boolean isDataSourceNameTaken(String name) {
        return lines.exists("select 1 from access_data_source where name = ?", name);
    }
}
