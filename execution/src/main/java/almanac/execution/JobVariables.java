package almanac.execution;

import almanac.job.query.JobToRun;
import almanac.project.query.ProjectV1;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the environment variables of a job. */
final class JobVariables {

    private JobVariables() {}

    static Map<String, String> of(JobToRun job, JobFolders folders, JobTools tools) {
        ProjectV1 project = tools.records().project(job.project());
        String user = tools.records().nameOf(job.startedBy());
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(
                "PATH", UsualPrograms.with(folders.programs(), tools.settings().path()));
        variables.put("HOME", folders.home().toString());
        variables.put("LOGNAME", "job"); // the machine may know no name of its user
        variables.put("LANG", "C.UTF-8");
        variables.put("PYTHONUNBUFFERED", "1"); // its lines are seen as they are printed
        variables.put("DOMINO_WORKING_DIR", folders.work().toString());
        variables.put("DOMINO_REPOS_DIR", folders.repositories().toString());
        variables.put("DOMINO_DATASETS_DIR", folders.datasets().toString());
        variables.put("DOMINO_PROJECT_ID", job.project().value());
        variables.put("DOMINO_PROJECT_NAME", project.name());
        variables.put("DOMINO_PROJECT_OWNER", project.ownerUsername());
        variables.put("DOMINO_RUN_ID", job.job().value());
        variables.put("DOMINO_RUN_NUMBER", Integer.toString(job.number()));
        variables.put("DOMINO_STARTING_USERNAME", user);
        variables.put("DOMINO_USER_NAME", user);
        variables.put("DOMINO_HARDWARE_TIER_ID", job.request().hardwareTier().value());
        variables.put(
                "DOMINO_HARDWARE_TIER_NAME",
                tools.records().nameOf(job.request().hardwareTier()));
        variables.putAll(tools.credentials().whereabouts(job, folders));
        return variables;
    }
}
