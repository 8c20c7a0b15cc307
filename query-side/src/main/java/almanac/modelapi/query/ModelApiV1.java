package almanac.modelapi.query;

import almanac.modelapi.event.ModelApiRole;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.ModelApiId;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model API.
 *
 * @param activeVersion the version that answers; the newest while none does
 */
public record ModelApiV1(
        ModelApiId id,
        String name,
        String description,
        EnvironmentId environmentId,
        HardwareTierId hardwareTierId,
        int replicas,
        boolean isAsync,
        boolean strictNodeAntiAffinity,
        boolean isArchived,
        String routingMode,
        ModelApiAccessConfigurationV1 access,
        @Nullable ModelApiVersionSummaryV1 activeVersion,
        List<ModelApiCollaboratorRoleV1> collaborators,
        ModelApiHealthCheckConfigurationV1 healthCheck,
        List<ModelApiVolumeV1> volumes,
        ModelApiMetadataV1 metadata) {

    static final String ROUTED_BY_VERSION = "Basic";

    public record ModelApiAccessConfigurationV1(boolean isPublic, List<ModelApiAccessTokenV1> accessTokens) {}

    /** A user with a role. */
    public record ModelApiCollaboratorRoleV1(String collaborator, String role) {

        static ModelApiCollaboratorRoleV1 owner(String user) {
            return new ModelApiCollaboratorRoleV1(reference(user), "Owner");
        }

        public static ModelApiCollaboratorRoleV1 of(UserId user, ModelApiRole role) {
            return new ModelApiCollaboratorRoleV1(
                    reference(user.value()), role == ModelApiRole.EDITOR ? "Editor" : "Viewer");
        }

        private static String reference(String user) {
            return "UserRef(" + user + ")";
        }

        public boolean isOf(UserId user) {
            return collaborator.equals(reference(user.value()));
        }
    }

    /** How instances are looked after, in seconds and numbers of failures. */
    public record ModelApiHealthCheckConfigurationV1(
            int initialDelaySeconds, int periodSeconds, int timeoutSeconds, int failureThreshold) {

        static final ModelApiHealthCheckConfigurationV1 USUAL = new ModelApiHealthCheckConfigurationV1(10, 10, 3, 3);
    }

    /** An outside volume; instances have none. */
    public record ModelApiVolumeV1(String name, String mountPath, boolean readOnly, String volumeType) {}

    /** The times are in milliseconds since 1970. */
    public record ModelApiMetadataV1(long created, String createdBy, long lastModified) {}
}
