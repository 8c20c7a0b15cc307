package almanac.access;

import almanac.modelapi.event.ModelApiEvent.ModelApiPublished;
import almanac.modelapi.event.ModelApiRole;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenIssued;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionAdded;
import almanac.shared.EnvironmentId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds the model APIs with their versions, and the digests of their tokens, in the same way as the
 * {@link AccountTable}. What is archived or revoked is not here.
 */
@Component
public class ModelApiTables implements ModelApiDirectory {

    private final AccessLines lines;

    ModelApiTables(AccessLines lines) {
        this.lines = lines;
    }

    /**
     * Adds a model API.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another one of the project has that name
     */
    public void add(ModelApiPublished event, String name) {
        lines.add(
                "insert into access_model_api (api_id, project_id, name, environment_id, async) values (?, ?, ?, ?, ?)",
                event.api().value(),
                event.project().value(),
                name,
                event.environment().value(),
                event.async());
    }

    /** Renames a model API, under the same condition. */
    public void rename(ModelApiId api, String name) {
        lines.change("update access_model_api set name = ? where api_id = ?", name, api.value());
    }

    public void resize(ModelApiId api, EnvironmentId environment) {
        lines.change(
                "update access_model_api set environment_id = ? where api_id = ?", environment.value(), api.value());
    }

    public void activate(ModelApiId api, ModelApiVersionId version) {
        lines.change("update access_model_api set active_id = ? where api_id = ?", version.value(), api.value());
    }

    public void choose(ModelApiId api, @Nullable ModelApiVersionId production) {
        lines.change(
                "update access_model_api set production_id = ? where api_id = ?",
                production == null ? null : production.value(),
                api.value());
    }

    public void putGrant(ModelApiId api, UserId user, ModelApiRole role) {
        lines.change("""
                insert into access_model_api_grant (api_id, user_id, role) values (?, ?, ?)
                on conflict (api_id, user_id) do update set role = excluded.role""", api.value(), user.value(), role.name());
    }

    public void removeGrant(ModelApiId api, UserId user) {
        lines.change("delete from access_model_api_grant where api_id = ? and user_id = ?", api.value(), user.value());
    }

    public void remove(ModelApiId api) {
        lines.change("delete from access_model_api_grant where api_id = ?", api.value());
        lines.change("delete from access_model_api_token where api_id = ?", api.value());
        lines.change("delete from access_model_api_version where api_id = ?", api.value());
        lines.change("delete from access_model_api where api_id = ?", api.value());
    }

    public void addVersion(ApiVersionAdded event) {
        lines.add(
                "insert into access_model_api_version (version_id, api_id, number) values (?, ?, ?)",
                event.version().value(),
                event.api().value(),
                event.number());
    }

    public void addToken(ModelTokenIssued event) {
        lines.add(
                "insert into access_model_api_token (token_id, api_id, digest) values (?, ?, ?)",
                event.token().value(),
                event.api().value(),
                event.digest());
    }

    public void renew(ModelApiTokenId token, String digest) {
        lines.change("update access_model_api_token set digest = ? where token_id = ?", digest, token.value());
    }

    public void revoke(ModelApiTokenId token) {
        lines.change("delete from access_model_api_token where token_id = ?", token.value());
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return lines.exists("select 1 from access_project where project_id = ? for no key update", project.value());
    }

    @Override
    public boolean isModelApiNameTaken(ProjectId project, String name) {
        return lines.exists("select 1 from access_model_api where project_id = ? and name = ?", project.value(), name);
    }

    /** Tells whether another model API of the same project has the name. */
    public boolean isNameTakenBesides(ModelApiId api, String name) {
        return lines.exists(
                "select 1 from access_model_api a join access_model_api o on o.project_id = a.project_id"
                        + " and o.api_id <> a.api_id where a.api_id = ? and o.name = ?",
                api.value(),
                name);
    }

    @Override
    public Optional<HeldApi> hold(ModelApiId api) {
        return lines
                .rows(
                        "select project_id, environment_id from access_model_api where api_id = ? for no key update",
                        (row, n) -> new HeldApi(new ProjectId(row.getString(1)), new EnvironmentId(row.getString(2))),
                        api.value())
                .stream()
                .findFirst();
    }

    /** The lock is a statement of its own, so this one sees all versions before it. */
    @Override
    public int nextNumber(ModelApiId api) {
        return lines.list(
                        "select coalesce(max(number), 0) + 1 from access_model_api_version where api_id = ?",
                        Integer.class,
                        api.value())
                .getFirst();
    }

    @Override
    public boolean hasVersion(ModelApiId api, ModelApiVersionId version) {
        return lines.exists(
                "select 1 from access_model_api_version where api_id = ? and version_id = ?",
                api.value(),
                version.value());
    }
}
