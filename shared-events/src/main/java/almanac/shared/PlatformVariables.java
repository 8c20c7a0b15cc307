package almanac.shared;

import java.util.Set;

/**
 * Knows the environment variables that the platform sets in each job. A project cannot set them: a job would look for
 * its files, its programs or its server in the wrong place.
 */
public final class PlatformVariables {

    private static final Set<String> NAMES = Set.of(
            "PATH", "HOME", "LOGNAME", "LANG", "PYTHONUNBUFFERED", "MLFLOW_TRACKING_URI", "MLFLOW_TRACKING_TOKEN");

    private PlatformVariables() {}

    public static boolean include(String name) {
        return name.startsWith("DOMINO_") || name.startsWith("ALMANAC_") || NAMES.contains(name);
    }
}
