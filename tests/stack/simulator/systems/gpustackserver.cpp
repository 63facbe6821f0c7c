// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/systems/gpustack.h"

#include "tests/stack/simulator/systems/systems.h"

#include <algorithm>
#include <cmath>

namespace zumik::simulator {

namespace {

using namespace gpustack;

const Labels cluster{{"cluster_id", clusterId}, {"cluster_name", clusterName}};

Labels ofWorker(const Worker &worker)
{
    Labels labels = cluster;
    labels.insert(labels.end(), {{"worker_id", worker.id}, {"worker_name", worker.name}});
    return labels;
}

Labels ofModel(Labels labels, const Model &model)
{
    labels.insert(labels.end(), {{"model_id", model.id}, {"model_name", model.name}});
    return labels;
}

double instancesOf(const Model &model)
{
    return static_cast<double>(std::count_if(instances.begin(), instances.end(),
        [&](const Instance &instance) { return models[instance.model].id == model.id; }));
}

void writeClusterAndWorkers(Exposition &out)
{
    out.gauge("gpustack:cluster_info", "A cluster; always 1.").add(cluster, {{"provider", "Docker"}}, 1);
    out.gauge("gpustack:cluster_status", "The cluster's state.").add(cluster, {{"state", "ready"}}, 1);
    Family info = out.gauge("gpustack:worker_info", "A worker with its labels; always 1.");
    for (const Worker &worker : workers) {
        info.add(ofWorker(worker), {{"os", "linux"}, {"arch", "amd64"}}, 1);
    }
    Family status = out.gauge("gpustack:worker_status", "The worker's state.");
    for (const Worker &worker : workers) {
        status.add(ofWorker(worker), {{"state", "ready"}}, 1);
    }
}

void writeModels(Exposition &out)
{
    Family info = out.gauge("gpustack:model_info", "A model; always 1.");
    for (const Model &model : models) {
        info.add(ofModel(cluster, model),
            {{"runtime", model.runtime}, {"runtime_version", model.version}, {"source", "huggingface"},
                {"source_key", model.source}, {"category", model.category}},
            1);
    }
    Family desired = out.gauge("gpustack:model_desired_instances", "Instances wanted.");
    for (const Model &model : models) {
        desired.add(ofModel(cluster, model), instancesOf(model));
    }
    Family running = out.gauge("gpustack:model_running_instances", "Instances that run.");
    for (const Model &model : models) {
        running.add(ofModel(cluster, model), instancesOf(model));
    }
}

void writeInstances(Exposition &out)
{
    Family status = out.gauge("gpustack:model_instance_status", "The instance's state.");
    for (const Instance &instance : instances) {
        status.add(ofModel(ofWorker(workers[instance.worker]), models[instance.model]),
            {{"model_instance_name", instance.name}, {"state", "running"}}, 1);
    }
    Family restarts = out.gauge("gpustack:model_instance_restart_count", "Restarts of the instance.");
    for (const Instance &instance : instances) {
        restarts.add(ofModel(ofWorker(workers[instance.worker]), models[instance.model]),
            {{"model_instance_name", instance.name}}, 0);
    }
    Family latest =
        out.gauge("gpustack:model_instance_latest_restart_time", "Time of the last one; 0 is never.");
    for (const Instance &instance : instances) {
        latest.add(ofModel(ofWorker(workers[instance.worker]), models[instance.model]),
            {{"model_instance_name", instance.name}}, 0);
    }
}

void writeBus(Exposition &out, const Moment &now)
{
    const Labels topic{{"topic", "modelinstance"}, {"source", "server"}};
    const Key key = now.world.key("gpustack bus");
    const double depth = std::max(0.0, std::round(3 + 4 * wander(key, now.time, 30)));
    out.gauge("gpustack:bus_subscribers", "Subscribers of the topic.").add(topic, 4);
    out.gauge("gpustack:bus_queue_depth", "Events that wait.").add(topic, depth);
    out.gauge("gpustack:bus_queue_capacity", "Room for events.").add(topic, 1024);
    out.gauge("gpustack:bus_queue_saturation_ratio", "Depth of capacity.").add(topic, depth / 1024);
    const double born = lastStart(key, 50 * 3600, now.time);
    out.counter("gpustack:bus_events_total", "Events by kind.")
        .count(
            topic, {{"kind", "received"}, {"event_type", "updated"}}, Flow(key, 1.7).between(born, now.time));
}

} // namespace

void writeGpuStackServer(Exposition &out, const Moment &moment)
{
    writeClusterAndWorkers(out);
    writeModels(out);
    writeInstances(out);
    writeBus(out, moment);
}

} // namespace zumik::simulator
