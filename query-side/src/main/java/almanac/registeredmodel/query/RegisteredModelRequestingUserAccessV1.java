package almanac.registeredmodel.query;

import almanac.shared.CallerRoles;
import almanac.shared.Permission;
import org.jspecify.annotations.Nullable;

/** What the caller may do with a model and its project. */
public record RegisteredModelRequestingUserAccessV1(
        boolean canEditModel,
        boolean canEditProjectAssets,
        boolean canViewExperimentRuns,
        boolean canViewModelApis,
        boolean canViewProject,
        boolean canViewProjectFiles) {

    /**
     * Returns what the roles allow.
     *
     * @param roles null when the caller is an account that is active no more
     */
    static RegisteredModelRequestingUserAccessV1 of(@Nullable CallerRoles roles) {
        return roles == null
                ? new RegisteredModelRequestingUserAccessV1(false, false, false, false, false, false)
                : new RegisteredModelRequestingUserAccessV1(
                        Permission.EDIT_MODELS.isHeldBy(roles),
                        Permission.EDIT.isHeldBy(roles),
                        Permission.VIEW_EXPERIMENTS.isHeldBy(roles),
                        Permission.VIEW_MODEL_APIS.isHeldBy(roles),
                        Permission.LIST_PROJECT.isHeldBy(roles),
                        Permission.READ_FILES.isHeldBy(roles));
    }
}
