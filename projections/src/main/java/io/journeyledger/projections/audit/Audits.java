package io.journeyledger.projections.audit;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.run.Runs;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Audits on demand, one at a time in the order in which they were asked for. Safe for use by many threads. */
public final class Audits implements AutoCloseable {

    private final Auditor auditor;
    private final Policies policies;
    private final Runs<Audit> runs;

    public Audits(Auditor auditor, Policies policies, InstantSource clock) {
        this.auditor = auditor;
        this.policies = policies;
        this.runs = new Runs<>("audit", clock);
    }

    /**
     * Queues an audit and returns at once.
     *
     * @throws io.journeyledger.projections.index.ViewsUnavailableException when Elasticsearch cannot be reached
     * @throws io.journeyledger.projections.index.ViewNotWholeException when searches of a view do not see one whole
     *     index
     */
    public Audit begin(AuditRequest request) {
        auditor.check(request.views());
        String policy = policies.current().version();
        return runs.begin((id, now) -> new Audit(id, request, policy, now), auditor::run);
    }

    /** Every audit this process knows of, the latest first. */
    public List<Audit> all() {
        return runs.all();
    }

    public Optional<Audit> find(String id) {
        return runs.find(id);
    }

    @Override
    public void close() {
        runs.close();
    }
}
