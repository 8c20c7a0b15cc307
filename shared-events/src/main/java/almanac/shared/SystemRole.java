package almanac.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The role of a user in the whole installation; roles add up, and a user without any is a Lite User (behaviour.md,
 * 2.1).
 */
public enum SystemRole {
    @JsonProperty("SysAdmin")
    SYS_ADMIN,
    @JsonProperty("ProjectManager")
    PROJECT_MANAGER,
    @JsonProperty("SupportStaff")
    SUPPORT_STAFF,
    @JsonProperty("Practitioner")
    PRACTITIONER,
    @JsonProperty("ReadOnlySupportStaff")
    READ_ONLY_SUPPORT_STAFF,
    @JsonProperty("Librarian")
    LIBRARIAN,
    @JsonProperty("LimitedAdmin")
    LIMITED_ADMIN,
    @JsonProperty("LicenseReviewer")
    LICENSE_REVIEWER,
    /** Almanac's own role: reads the records of all users, and changes nothing. */
    @JsonProperty("Auditor")
    AUDITOR
}
