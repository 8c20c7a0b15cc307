package almanac.datasource.api;

import almanac.datasource.command.DataSourceCommand.CreateDataSource;
import almanac.datasource.command.DataSourceCommand.DeleteDataSource;
import almanac.datasource.command.DataSourceCommand.EditDataSource;
import almanac.datasource.command.DataSourceCommand.RecordDataSourceAccess;
import almanac.datasource.event.Audience;
import almanac.datasource.event.CredentialType;
import almanac.datasource.query.DataSourceEnvelopeV1;
import almanac.datasource.query.DataSourceQuery.GetDataSource;
import almanac.datasource.query.DataSourceQuery.GetDeletedDataSource;
import almanac.datasource.query.DataSourceQuery.ListDataSources;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import almanac.secret.MasterKey;
import almanac.shared.AccountId;
import almanac.shared.DataSourceId;
import almanac.shared.IdSource;
import almanac.web.Answers;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves data sources (behaviour.md, 3.7). */
@RestController
@Tag(name = "DataSource")
@RequestMapping("/api/datasource/v1/datasources")
class DataSourceController {

    private static final int MOST_SETTINGS = 1_000;
    private static final int MOST_ACCOUNTS = 10_000;

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;
    private final InstantSource clock;
    private final MasterKey masterKey;

    DataSourceController(Dispatch dispatch, Answers answers, IdSource ids, InstantSource clock, MasterKey masterKey) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
        this.masterKey = masterKey;
    }

    @Schema(name = "DataSourcePermissionsV1")
    record NewDataSourcePermissionsV1(
            @NotNull Boolean isEveryone,
            @NotNull @Size(max = MOST_ACCOUNTS) List<@NotNull AccountId> userAndOrganizationIds) {

        Audience toAudience() {
            return new Audience(
                    isEveryone, userAndOrganizationIds.stream().distinct().toList());
        }
    }

    record NewDataSourceV1(
            @NotNull @Size(max = Texts.NAME) @Pattern(regexp = Texts.NAME_PATTERN, message = Texts.NAME_MESSAGE)
            String name,

            @Nullable @Size(max = Texts.PROSE) String description,
            @NotBlank @Size(max = Texts.NAME) String dataSourceType,
            @NotBlank @Size(max = Texts.NAME) String authType,
            @NotNull CredentialType credentialType,

            @NotNull @Size(max = MOST_SETTINGS)
            Map<@NotNull @Size(max = Texts.NAME) String, @NotNull @Size(max = Texts.PROSE) String> config,

            @NotNull @Valid DataSourceCredentialsV1 credentials,
            @NotNull @Valid NewDataSourcePermissionsV1 permissions) {

        CreateDataSource toCommand(DataSourceId dataSource, IdSource ids, MasterKey key, Caller caller) {
            return new CreateDataSource(
                    dataSource,
                    caller.user(),
                    name,
                    description,
                    dataSourceType,
                    authType,
                    credentialType,
                    config,
                    permissions.toAudience(),
                    credentials.sealedFor(dataSource, ids, key));
        }
    }

    record DataSourceUpdateV1(
            @Nullable @Size(max = MOST_SETTINGS)
            Map<@NotNull @Size(max = Texts.NAME) String, @NotNull @Size(max = Texts.PROSE) String> config,

            @Nullable @Valid DataSourceCredentialsV1 credentials,
            @Nullable @Valid NewDataSourcePermissionsV1 permissions) {

        EditDataSource toCommand(DataSourceId dataSource, IdSource ids, MasterKey key, Caller caller) {
            return new EditDataSource(
                    dataSource,
                    config,
                    permissions == null ? null : permissions.toAudience(),
                    credentials == null ? null : credentials.sealedFor(dataSource, ids, key),
                    caller.user());
        }
    }

    record PaginatedDataSourceEnvelopeV1(List<DataSourceEnvelopeV1> dataSources, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedDataSourceEnvelopeV1 getAccessibleAndActiveDataSources(
            @RequestParam(required = false) @Nullable List<String> dataSourceNames,
            @Paged Window window,
            Caller caller) {
        List<String> names = Objects.requireNonNullElse(dataSourceNames, List.of());
        return answers.page(
                new ListDataSources(caller.user(), names, window), window, caller, PaginatedDataSourceEnvelopeV1::new);
    }

    @PostMapping
    ResponseEntity<DataSourceEnvelopeV1> createDataSource(@Valid @RequestBody NewDataSourceV1 body, Caller caller) {
        DataSourceId dataSource = new DataSourceId(ids.next());
        return changed(body.toCommand(dataSource, ids, masterKey, caller), dataSource, caller);
    }

    /** Returns a data source. A caller that is shown the connection details is recorded as having seen them. */
    @GetMapping("/{dataSourceId}")
    ResponseEntity<DataSourceEnvelopeV1> getDataSource(@PathVariable DataSourceId dataSourceId, Caller caller) {
        ResponseEntity<DataSourceEnvelopeV1> found =
                answers.get(new GetDataSource(dataSourceId), caller, (dataSource, _) -> dataSource);
        dispatch.send(
                new RecordDataSourceAccess(dataSourceId, caller.user(), clock.instant()), caller.withoutCondition());
        return found;
    }

    @PatchMapping("/{dataSourceId}")
    ResponseEntity<DataSourceEnvelopeV1> updateDataSource(
            @PathVariable DataSourceId dataSourceId, @Valid @RequestBody DataSourceUpdateV1 body, Caller caller) {
        return changed(body.toCommand(dataSourceId, ids, masterKey, caller), dataSourceId, caller);
    }

    @DeleteMapping("/{dataSourceId}")
    ResponseEntity<DataSourceEnvelopeV1> deleteDataSource(@PathVariable DataSourceId dataSourceId, Caller caller) {
        return answers.changeOrLose(
                new DeleteDataSource(dataSourceId),
                new GetDeletedDataSource(dataSourceId),
                caller,
                (dataSource, _) -> dataSource);
    }

    private ResponseEntity<DataSourceEnvelopeV1> changed(Object command, DataSourceId id, Caller caller) {
        return answers.change(command, new GetDataSource(id), caller, (dataSource, _) -> dataSource);
    }
}
