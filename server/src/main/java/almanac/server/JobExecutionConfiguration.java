package almanac.server;

import almanac.execution.process.LocalExecutor;
import almanac.execution.process.MountPolicy;
import almanac.role.ForRole;
import almanac.role.Role;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Runs jobs below the data directory. They see neither the rest of it nor what the server keeps elsewhere. */
@Configuration(proxyBeanMethods = false)
@ForRole(Role.API)
class JobExecutionConfiguration {

    @Bean
    LocalExecutor jobExecutor(
            DataDirectory data,
            InstantSource clock,
            Hidden hidden,
            @Value("${almanac.files.left-to-others:100MB}") DataSize leftToOthers,
            @Value("${almanac.jobs.uncontained:false}") boolean uncontained) {
        return new LocalExecutor(
                data.path(), clock, new LocalExecutor.Terms(leftToOthers.toBytes(), uncontained, hidden.mounts()));
    }

    /**
     * Settings with the paths that jobs are not to see.
     *
     * @param path where jobs find programs: they are seen wherever they are
     */
    @Component
    @ForRole(Role.API)
    record Hidden(
            @Value("${almanac.git.dir:}") String git,
            @Value("${almanac.files.dir:}") String files,
            @Value("${almanac.jobs.hidden:}") List<String> more,

            @Value("${almanac.jobs.path:/usr/local/bin:/usr/bin:/bin}")
            String path) {

        Hidden {
            more = List.copyOf(more);
        }

        MountPolicy mounts() {
            return MountPolicy.beside(
                    Stream.concat(Stream.of(git, files), more.stream())
                            .flatMap(Hidden::place)
                            .toList(),
                    new ApplicationHome(JobExecutionConfiguration.class)
                            .getDir()
                            .toPath(),
                    Stream.of(path.split(":", -1)).flatMap(Hidden::place).toList());
        }

        private static Stream<Path> place(String text) {
            return text.isBlank()
                    ? Stream.empty()
                    : Stream.of(Path.of(text.strip()).toAbsolutePath().normalize());
        }
    }
}
